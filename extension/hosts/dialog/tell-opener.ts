/** Tells the page that opened this window something, and only where it is of our own origin. */
export async function tellOpener(text: string): Promise<void> {
  await Office.onReady();
  Office.context.ui.messageParent(text, { targetOrigin: location.origin });
}
