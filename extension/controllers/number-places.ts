/** Finds a number's place in a list, from 0; null where it does not stand there. */
export type PlaceOf = (number: number) => number | null;

/**
 * Places of whole numbers, each from 0 up to a few millions and once in the list: a table by number is made many times
 * quicker than a map, and rows are numbered anew with each change of a long journal.
 */
export function numberPlaces(numbers: readonly number[]): PlaceOf {
  let most = -1;
  for (const number of numbers) if (number > most) most = number;
  // Places count from 1 in the table, so that nothing has to be filled in.
  const table = new Int32Array(most + 1);
  for (let place = 0; place < numbers.length; place += 1) table[numbers[place] ?? 0] = place + 1;
  return (number) => {
    const place = table[number] ?? 0;
    return place === 0 ? null : place - 1;
  };
}
