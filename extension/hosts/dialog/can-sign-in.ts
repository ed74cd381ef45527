/** Whether the program that shows the pane signs in by itself, for pages inside it (requirement set NestedAppAuth 1.1). */
export function canSignIn(): boolean {
  return Office.context.requirements.isSetSupported('NestedAppAuth', '1.1');
}
