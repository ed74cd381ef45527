import type { Response } from 'express';

/** What Excel on the web fetches from its own origin: icons, functions.json and shortcuts.json. Nothing of a company is in them. */
const FOR_EXCEL = /[\\/](icons[\\/][\w-]+\.png|functions[\\/]functions(\.\w\w)?\.json|shortcuts\.json)$/;

/** Lets other origins read a file that Excel fetches for the add-in; all others stay as they are. */
export function openToExcel(response: Response, path: string): void {
  if (!FOR_EXCEL.test(path)) return;
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
}
