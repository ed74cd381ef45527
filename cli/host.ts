import type { Coder } from '../core/engine/line.ts';
import type { LineMatcher } from '../core/engine/line-matcher.ts';
import type { Partitioner } from '../core/engine/partitioner.ts';
import type { Administration } from '../server/administration.ts';
import type { Gauges } from '../core/workflows/gauges.ts';
import type { LineColumns } from '../core/workflows/line-fitter.ts';

/** Bytes of a file, or in words what stands where a readable file was expected. */
export type FileReading =
  { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly found: string };

/** Files as commands see them. */
export interface Files {
  read(path: string): FileReading;
  /** Paths of the files in a folder and below, by name; null where the path is no folder. */
  list(path: string): readonly string[] | null;
  /** Why a file cannot be written there, as the end of "cannot write PATH: ..."; null where it can. */
  obstacle(path: string, mayOverwrite: boolean): string | null;
  /** Makes a folder and those above it where they are missing; why it cannot, or null. */
  makeFolder(path: string): string | null;
  /** Puts a file there whole or not at all; why it cannot, as the end of "cannot write PATH: ", or null. */
  write(path: string, bytes: Uint8Array): Promise<string | null>;
}

/** Where coders and line matchers come from. */
export interface EngineSource {
  /** A fresh coder; 1 to 15 dimensions, at most 16 header fields; `seed` a 32-bit integer. */
  create(columns: LineColumns, seed: number): Coder;
  /** Divides amounts over totals. */
  partitioner(): Partitioner;
  /** A coder from the bytes it saved; in words what is wrong with bytes that are none. */
  open(modelBytes: Uint8Array): Coder | { readonly found: string };
  /** A matcher of coding lines. */
  lineMatcher(): LineMatcher;
}

/** The address of a server that has started, or in words why it has not. */
export type ServerStart =
  { readonly ok: true; readonly url: string } | { readonly ok: false; readonly found: string };

/** An open server to administer, or in words why there is none. */
export type AdministrationStart =
  { readonly ok: true; readonly server: Administration } | { readonly ok: false; readonly found: string };

/** Everything outside the program that a command may touch. */
export interface Host {
  readonly files: Files;
  /** Writes to standard output. */
  out(text: string): void;
  /** Writes to standard error. */
  err(text: string): void;
  /** Whether a person is watching standard error, and how wide it is. */
  readonly watcherColumns: number | null;
  readonly gauges: Gauges;
  /** Lets the system do what has been waiting: draw, take Ctrl+C. */
  breathe(): Promise<void>;
  engine(): Promise<EngineSource>;
  /** Starts the server, which then runs until it is stopped, with settings beside those of the environment. */
  serve(settings: Readonly<Record<string, string>>): Promise<ServerStart>;
  /** Opens the server's store as its settings say, `folder` before them; a server on the same folder must be stopped. */
  administration(folder: string | null): Promise<AdministrationStart>;
  /** Makes a data folder of a backup; why it cannot, or null. */
  restore(folder: string, file: string): Promise<string | null>;
  readonly version: string;
}
