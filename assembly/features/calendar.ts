/** Month 1..12 of a day number (days from 1970-01-01), by Howard Hinnant's civil_from_days. */
export function monthOf(day: i32): i32 {
  const shifted = day + 719468;
  const era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  const ofEra = shifted - era * 146097;
  const year = (ofEra - ofEra / 1460 + ofEra / 36524 - ofEra / 146096) / 365;
  const ofYear = ofEra - (365 * year + year / 4 - year / 100);
  const month = (5 * ofYear + 2) / 153;
  return month < 10 ? month + 3 : month - 9;
}
