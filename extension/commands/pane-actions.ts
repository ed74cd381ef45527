/** What the ribbon, the context menu and shortcuts ask of the pane. Each settles when it is done; a fault is shown there. */
export interface PaneActions {
  /** Codes the selected rows, or all that are open. */
  code(): Promise<void>;
  /** Accepts every ready cell. */
  acceptReady(): Promise<void>;
  /** Selects the next cell that needs the person. */
  nextException(): Promise<void>;
  /** Takes the last batch back. */
  undoBatch(): Promise<void>;
}
