// A headless Chromium, driven over its debugging pipe: open a page, ask it things, take pictures of it.
import { spawn, execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "chrome"];
const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--hide-scrollbars",
  "--force-color-profile=srgb",
  "--font-render-hinting=none",
  "--remote-debugging-pipe",
];

export class Browser {
  #process;
  #folder;
  #waiting = new Map();
  #listeners = [];
  #next = 1;
  #unread = "";
  #session;

  static async start() {
    const browser = new Browser();
    browser.#folder = mkdtempSync(path.join(tmpdir(), "waymark-pictures-"));
    const flags = [...FLAGS, `--user-data-dir=${browser.#folder}`, "about:blank"];
    browser.#process = spawn(find(), flags, { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
    browser.#process.on("exit", () => browser.#fail(new Error("The browser ended.")));
    browser.#process.on("error", (error) => browser.#fail(error));
    browser.#process.stdio[4].on("data", (bytes) => browser.#read(bytes.toString("utf8")));
    const { targetId } = await browser.#send("Target.createTarget", { url: "about:blank" });
    const { sessionId } = await browser.#send("Target.attachToTarget", { targetId, flatten: true });
    browser.#session = sessionId;
    await browser.#send("Page.enable");
    return browser;
  }

  async open(url, width) {
    const size = { width, height: 900, deviceScaleFactor: 2, mobile: false };
    await this.#send("Emulation.setDeviceMetricsOverride", size);
    const loaded = new Promise((resolve) => this.#listeners.push(["Page.loadEventFired", resolve]));
    await this.#send("Page.navigate", { url });
    await loaded;
  }

  /** The value of `name(...args)` in the page; waits for a promise. */
  async call(name, ...args) {
    const expression = `${name}(${args.map((each) => JSON.stringify(each)).join(",")})`;
    const options = { expression, returnByValue: true, awaitPromise: true };
    const { result, exceptionDetails } = await this.#send("Runtime.evaluate", options);
    if (exceptionDetails) {
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    }
    return result.value;
  }

  /** A PNG of a part of the page, also of what lies below the window. */
  async picture(clip) {
    const options = { format: "png", captureBeyondViewport: true, clip: { ...clip, scale: 1 } };
    const { data } = await this.#send("Page.captureScreenshot", options);
    return Buffer.from(data, "base64");
  }

  async close() {
    const ended = new Promise((resolve) => this.#process.once("exit", resolve));
    this.#send("Browser.close").catch(() => {});
    await ended;
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }

  #send(method, params = {}) {
    const id = this.#next++;
    const message = { id, method, params, ...(this.#session && { sessionId: this.#session }) };
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#process.stdio[3].write(`${JSON.stringify(message)}\0`);
    });
  }

  #read(text) {
    const messages = (this.#unread + text).split("\0");
    this.#unread = messages.pop();
    messages.forEach((each) => this.#take(JSON.parse(each)));
  }

  #take({ id, method, result, error }) {
    if (id === undefined) {
      const heard = this.#listeners.filter(([name]) => name === method);
      this.#listeners = this.#listeners.filter(([name]) => name !== method);
      heard.forEach(([, resolve]) => resolve());
      return;
    }
    const { resolve, reject } = this.#waiting.get(id);
    this.#waiting.delete(id);
    error ? reject(new Error(error.message)) : resolve(result);
  }

  #fail(error) {
    this.#waiting.forEach(({ reject }) => reject(error));
    this.#waiting.clear();
  }
}

function find() {
  const wanted = process.env.CHROMIUM ? [process.env.CHROMIUM] : NAMES;
  for (const name of wanted) {
    try {
      return execFileSync("which", [name], { encoding: "utf8" }).trim();
    } catch {
      continue;
    }
  }
  throw new Error(`No browser: install Chromium, or name one in CHROMIUM (looked for ${wanted.join(", ")}).`);
}
