/** A file as a host hands it over: its name, for messages, and all of its bytes. */
export interface InputFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}
