/** How far a workflow is. A workflow yields it after every slice of work, so that its host can breathe, show and stop. */
export interface Progress {
  readonly phase: 'training' | 'testing' | 'coding' | 'searching' | 'deciding';
  /** Lines done, 0..`lineCount`, ascending within a workflow. */
  readonly doneCount: number;
  readonly lineCount: number;
}
