const KEY = 'kontera-language';

/** The language that a person chose on this computer; null where she chose none. */
export function chosenLanguage(): string | null {
  return localStorage.getItem(KEY);
}

/** Speaks another language whenever the page is opened, beginning at once: reasons and rows are made anew in it. */
export function speakFromNowOn(language: string): void {
  localStorage.setItem(KEY, language);
  location.reload();
}
