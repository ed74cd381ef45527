import type { HostLook, SheetHost } from '../host.ts';
import { ExcelHost, type LookSource } from './excel-host.ts';

/** Waits for Office.js and gives Excel as a host; null where the page is not shown by Excel. */
export async function openExcel(): Promise<SheetHost | null> {
  const { host } = await Office.onReady();
  if (host !== Office.HostType.Excel) return null;
  return new ExcelHost({
    entry: {
      run: (options, batch) => Excel.run(options, batch),
      supports: (set, version) => Office.context.requirements.isSetSupported(set, version),
    },
    look: officeLook,
    workbookName: fileName(Office.context.document.url),
  });
}

/** Older Excel has no theme to tell. */
interface ToldLook {
  readonly displayLanguage: string;
  readonly contentLanguage: string;
  readonly officeTheme?: Pick<Office.OfficeTheme, 'isDarkTheme'>;
}

const officeLook: LookSource = {
  read: () => lookOf(Office.context),
  listen(mayHaveChanged) {
    addEventListener('focus', mayHaveChanged);
    return () => removeEventListener('focus', mayHaveChanged);
  },
};

/** The last part of a path or an address, without what follows a question mark. */
function fileName(url: string | undefined): string {
  const last = (url ?? '').split(/[\\/]/).at(-1) ?? '';
  return last.split('?')[0] ?? '';
}

function lookOf({ displayLanguage, contentLanguage, officeTheme }: ToldLook): HostLook {
  return { language: displayLanguage, locale: contentLanguage, isDark: officeTheme?.isDarkTheme ?? false };
}
