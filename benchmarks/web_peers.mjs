// Drives a browser's timeline through the benchmark's sweep and prints one line of JSON.
// node web_peers.mjs PEER EVENTS WIDTH HEIGHT BROWSER FOLDER   (see web_peers.py)
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";

const [peer, events, width, height, browser, folder] = process.argv.slice(2);
const { chromium } = createRequire(path.join(folder, "package.json"))("playwright-core");
const size = { width: Number(width), height: Number(height) };

const modules = path.join(folder, "node_modules");
const pages = {
  "vis-timeline": {
    style: "vis-timeline/styles/vis-timeline-graph2d.min.css",
    script: "vis-timeline/standalone/umd/vis-timeline-graph2d.min.js",
  },
  timelinejs: {
    style: "@knight-lab/timelinejs/dist/css/timeline.css",
    script: "@knight-lab/timelinejs/dist/js/timeline.js",
  },
};
const types = { ".css": "text/css", ".js": "text/javascript", ".json": "application/json" };

// Files come from this machine only; nothing is asked of the network.
const server = createServer((request, response) => {
  const url = decodeURIComponent(request.url.split("?")[0]);
  if (url === "/") {
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(`<!doctype html><link rel="stylesheet" href="/${pages[peer].style}">
      <style>body{margin:0}#t{width:${width}px;height:${height}px}</style>
      <div id="t"></div><script src="/${pages[peer].script}"></script>`);
    return;
  }
  const file = path.normalize(path.join(modules, url));
  try {
    if (!file.startsWith(modules)) throw new Error("outside");
    response.setHeader("content-type", types[path.extname(file)] ?? "application/octet-stream");
    response.end(readFileSync(file));
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((done) => server.listen(0, "127.0.0.1", done));

const chrome = await chromium.launch({
  executablePath: browser,
  args: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-frame-rate-limit", "--disable-gpu-vsync", "--js-flags=--max-old-space-size=8192"],
});
const page = await chrome.newPage({ viewport: size });
page.setDefaultTimeout(280_000);
await page.route("**/*", (route) =>
  new URL(route.request().url()).hostname === "127.0.0.1" ? route.continue() : route.abort());
await page.goto(`http://127.0.0.1:${server.address().port}/`);

// The same shape of data and the same sweep as benchmarks/timeline.py, in days from the first.
await page.evaluate(() => {
  let seed = 12345;
  const random = () => (seed = (seed * 1664525 + 1013904223) >>> 0) / 4294967296;
  const words = "siege fortress river caravan treaty pass valley khan emir sultan army market".split(" ");
  const days = 620_000;
  window.made = (count) => Array.from({ length: count }, (_, id) => {
    const start = Math.floor(random() * days);
    const long = random() < 0.4 ? Math.ceil(Math.exp(random() * Math.log(30_000))) : 0;
    const title = [0, 1, 2].map(() => words[Math.floor(random() * words.length)]).join(" ");
    return { id, start, long, title, lane: Math.floor(random() * 12) };
  });
  window.day = (number) => new Date(Date.UTC(327, 0, 1) + number * 86_400_000);
  window.spans = () => {
    const middle = days * 0.437, out = [];
    for (let i = 0; i < 70; i++) { const w = days * 2e5 ** (-i / 69); out.push([middle - w / 2, middle + w / 2]); }
    for (let i = 0; i < 60; i++) { const w = days / 2000, x = middle + ((i - 30) / 60) * days * 0.1; out.push([x - w / 2, x + w / 2]); }
    for (let i = 0; i < 70; i++) { const w = days * 2e5 ** (i / 69 - 1), x = middle + (days * 0.05 * i) / 69; out.push([x - w / 2, x + w / 2]); }
    return out;
  };
  window.painted = () => new Promise((done) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => done();
    channel.port2.postMessage(0);
  }));
  window.shares = (times) => {
    const sorted = [...times].sort((a, b) => a - b);
    const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    return { frames: times.length, p50: at(0.5), p95: at(0.95), max: at(1) };
  };
});

const drivers = {
  "vis-timeline": async (count) => {
    const items = made(count).map((event) => ({
      id: event.id, content: event.title, group: event.lane, start: day(event.start),
      ...(event.long ? { end: day(event.start + event.long) } : { type: "point" }),
    }));
    const groups = Array.from({ length: 12 }, (_, id) => ({ id, content: `lane ${id}` }));
    const began = performance.now();
    const timeline = new vis.Timeline(document.getElementById("t"), new vis.DataSet(items), groups, {
      height: "100%", start: day(0), end: day(620_000), zoomMin: 60_000, showCurrentTime: false, verticalScroll: true,
    });
    while (!document.querySelector(".vis-item")) await painted();
    await painted();
    const first = performance.now() - began, times = [], started = performance.now();
    for (const [from, to] of spans()) {
      if (performance.now() - started > 120_000) break;
      const at = performance.now();
      timeline.setWindow(day(from), day(to), { animation: false });
      timeline.redraw();
      await painted();
      times.push(performance.now() - at);
    }
    const note = "wall time, every label" + (times.length < 200 ? `, stopped after ${times.length} frames` : "");
    return { first, note, ...shares(times) };
  },
  timelinejs: async (count) => {
    const events = made(count).map((event) => {
      const start = day(event.start), end = day(event.start + event.long);
      const date = (when) => ({ year: when.getUTCFullYear(), month: when.getUTCMonth() + 1, day: when.getUTCDate() });
      return {
        unique_id: `e${event.id}`, group: `lane ${event.lane}`, text: { headline: event.title, text: "x" },
        start_date: date(start), ...(event.long ? { end_date: date(end) } : {}),
      };
    });
    const began = performance.now();
    const timeline = new TL.Timeline("t", { events }, { hash_bookmark: false, font: null, duration: 1 });
    while (!document.querySelector(".tl-timemarker") || !timeline.ready) await painted();
    await painted();
    const first = performance.now() - began, times = [];
    // It has no window to set: its own steps stand in for the sweep.
    const steps = ["zoomIn", "zoomIn", "zoomIn", "goToNext", "goToNext", "goToPrev", "zoomOut", "zoomOut", "zoomOut"];
    for (const step of steps) {
      const at = performance.now();
      timeline[step]();
      await painted();
      times.push(performance.now() - at);
    }
    return { first, note: "wall time, its own steps instead of the sweep", ...shares(times) };
  },
};
try {
  const measured = await page.evaluate(`(${drivers[peer].toString()})(${Number(events)})`);
  console.log(JSON.stringify(measured));
} catch (error) {
  console.log(JSON.stringify({ note: String(error).split("\n")[0].slice(0, 90) }));
} finally {
  await chrome.close();
  server.close();
}
