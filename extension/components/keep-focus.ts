/** A click on a button leaves the focus where it is: in the sheet. For `mousedown`. */
export function keepFocus(event: Event): void {
  event.preventDefault();
}
