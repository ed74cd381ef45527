import { cpus, loadavg, totalmem } from 'node:os';

/** The machine that a figure was measured on, and how busy it was, on one line. */
export function machineText(): string {
  const [cpu] = cpus();
  const memoryGib = Math.round(totalmem() / 2 ** 30);
  const load = (loadavg()[0] ?? 0).toFixed(1);
  return `${cpus().length} x ${cpu?.model ?? 'unknown processor'}, ${memoryGib} GiB, Node ${process.version}, load ${load}`;
}
