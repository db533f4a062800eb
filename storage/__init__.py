"""What Waymark keeps: tables, and functions that take a transaction first and give the core's own types.

A transaction of turns locks what it touches. Call in this order, so that two replicas never wait for each other
in a circle: unseen, load_standings, update_profiles, remember_addresses, record, save_states, queue,
remember_cards. A delivery, too, holds its lanes before it writes cards.
"""
