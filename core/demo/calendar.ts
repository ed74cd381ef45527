import { MS_PER_DAY } from '../domain/calendar-day.ts';

/** Months of posted lines; the month after them is the uncoded one. Months are counted from 0, January 2024. */
export const HISTORY_MONTHS = 24;

const FIRST_YEAR = 2024;
const SATURDAY = 6;

/** Day number (days from 1970-01-01) of a month's first day. */
export function firstDayOf(month: number): number {
  return Date.UTC(FIRST_YEAR, month, 1) / MS_PER_DAY;
}

/** The calendar year of a month. */
export function yearOf(month: number): number {
  return FIRST_YEAR + Math.floor(month / 12);
}

/** The month of a day number. */
export function monthOf(day: number): number {
  const date = new Date(day * MS_PER_DAY);
  return (date.getUTCFullYear() - FIRST_YEAR) * 12 + date.getUTCMonth();
}

/** Week of the year, 1 to 53, the first beginning on 1 January. */
export function weekOf(day: number): number {
  const yearStart = firstDayOf(Math.floor(monthOf(day) / 12) * 12);
  return Math.floor((day - yearStart) / 7) + 1;
}

/** Day number of a working day of the month: the one asked for (1..31), the Friday before it, or the Monday after. */
export function workingDay(month: number, dayOfMonth: number): number {
  const day = Math.min(firstDayOf(month) + dayOfMonth - 1, firstDayOf(month + 1) - 1);
  const before = workingDayUntil(day);
  return before >= firstDayOf(month) ? before : before + 3;
}

/** The day number itself, or that of the Friday before a weekend. */
export function workingDayUntil(day: number): number {
  const weekday = weekdayOf(day);
  if (weekday === 0) return day - 2;
  return weekday === SATURDAY ? day - 1 : day;
}

/** 0 is Sunday; 1970-01-01 was a Thursday. */
function weekdayOf(day: number): number {
  return (day + 4) % 7;
}
