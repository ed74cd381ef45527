const ORIGIN = /^https:\/\/[\w.-]+(:\d{1,5})?$|^http:\/\/(localhost|127\.0\.0\.1)(:\d{1,5})?$/;

/** Whether a text names a server: `https://host`, or this computer without https. */
export function isServerOrigin(text: string): boolean {
  return ORIGIN.test(text);
}
