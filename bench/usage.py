"""What processes have used of the CPU, in seconds."""

from contextlib import suppress

import psutil

from tests.postgres import Server


def own(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)


def of_server(server: Server) -> float:
    """PostgreSQL's: of all its processes, those that have ended too."""
    pid = int((server.folder / "data" / "postmaster.pid").read_text("utf-8").split()[0])
    main = psutil.Process(pid)
    times = main.cpu_times()
    used = own(main) + float(times.children_user + times.children_system)
    for child in main.children():
        with suppress(psutil.NoSuchProcess):
            used += own(child)
    return used
