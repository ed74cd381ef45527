/** A file of the person's that may be written again, and what we last knew of it. */
export interface FilePlace {
  readonly name: string;
  /**
   * Asks for leave to write, where that is needed, and looks whether the file is as it was when it was opened or last
   * written here. Rejects where it cannot be read, because it is gone for instance.
   */
  look(): Promise<'ready' | 'denied' | 'changed'>;
  /** Writes the whole file or nothing of it; rejects, with the reason, where it is as before. */
  write(bytes: ArrayBuffer): Promise<void>;
}
