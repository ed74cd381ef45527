import type { Arguments, Usage } from './arguments.ts';
import type { Host } from './host.ts';

/** What JSON can say. Property order is the order of printing. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

/** A JSON object. */
export interface JsonObject {
  readonly [name: string]: Json;
}

/** How a command ended. */
export type CommandResult =
  /** Exit 0. `text` is for a person, `json` for a machine; one of them is printed on standard output. */
  | { readonly kind: 'done'; readonly text: string; readonly json: JsonObject }
  /** Exit 1: the input is at fault; a sentence each, the first says what stopped the command. */
  | { readonly kind: 'refused'; readonly sentences: readonly string[] }
  /** Exit 2: options that each are right do not go together. */
  | { readonly kind: 'misused'; readonly sentence: string };

/** One subcommand. */
export interface Command extends Usage {
  readonly name: string;
  /** One line for the overview, beginning with a verb. */
  readonly summary: string;
  /** What the command does, in a paragraph or two. */
  readonly description: string;
  readonly example: string;
  run(given: Arguments, host: Host): Promise<CommandResult>;
}

/** A refusal with one sentence or more. */
export function refused(...sentences: string[]): CommandResult {
  return { kind: 'refused', sentences };
}
