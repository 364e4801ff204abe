/**
 * `If-Modified-Since` (RFC 9110, 13.1.3). What is no date in one of the three
 * forms of HTTP, or lies ahead, is as good as not sent.
 *
 * @param lastModified seconds of the epoch
 */
export function isUnchangedSince(condition: string, lastModified: number): boolean {
  const since = parseHttpDate(condition.trim());
  return since !== undefined && since >= lastModified && since * 1000 <= Date.now();
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const time = "(?<hour>\\d\\d):(?<minute>\\d\\d):(?<second>\\d\\d)";
const forms = [
  `(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (?<day>\\d\\d) (?<month>[A-Z][a-z]{2}) (?<year>\\d{4}) ${time} GMT`,
  `(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (?<day>\\d\\d)-(?<month>[A-Z][a-z]{2})-(?<year>\\d\\d) ${time} GMT`,
  `(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?<month>[A-Z][a-z]{2}) (?<day>[ \\d]\\d) ${time} (?<year>\\d{4})`,
].map((form) => new RegExp(`^${form}$`));

/** @returns seconds of the epoch; undefined for what is no date of HTTP (RFC 9110, 5.6.7) */
export function parseHttpDate(text: string): number | undefined {
  const found = forms.map((form) => form.exec(text)?.groups).find((each) => each);
  if (!found) return undefined;
  const { day, month = "", year = "", hour, minute, second } = found;
  const [d, h, min, s] = [day, hour, minute, second].map(Number) as [
    number,
    number,
    number,
    number,
  ];
  const at = new Date(Date.UTC(fullYear(year), months.indexOf(month), d, h, min, s));
  const isReal =
    months[at.getUTCMonth()] === month &&
    at.getUTCDate() === d &&
    at.getUTCHours() === h &&
    at.getUTCMinutes() === min &&
    s < 60;
  return isReal ? at.getTime() / 1000 : undefined;
}

/** Two figures that would lie more than fifty years ahead are of the past. */
function fullYear(text: string): number {
  if (text.length === 4) return Number(text);
  const now = new Date().getUTCFullYear();
  const year = now - (now % 100) + Number(text);
  return year > now + 50 ? year - 100 : year;
}
