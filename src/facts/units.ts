/** A unit: values of one `kind` compare after multiplication with `factor`. */
export interface Unit {
  readonly kind: string;
  readonly factor: number;
}

// kind, factor, spellings. Case matters only where it tells units apart ("mb" is read as "MB").
const TABLE: readonly (readonly [string, number, string])[] = [
  ["time", 1, "seconds?|secs?|秒钟?"],
  ["time", 60, "minutes?|mins?|分钟"],
  ["time", 3600, "hours?|hrs?|h|小时"],
  ["workhour", 1, "(?:working|business|office|work) hours?|个?工作小时"],
  ["workday", 1, "(?:working|business|work) days?|个?工作日"],
  ["time", 86400, "(?:calendar )?days?|nights?|日历?天|天|日|晚"],
  ["time", 604800, "weeks?|周|个?星期"],
  ["time", 1209600, "fortnights?"],
  ["month", 1, "months?|个?月"],
  ["month", 3, "quarters?|个?季度"],
  ["month", 12, "years?|yrs?|年"],
  ["month", 120, "decades?"],
  ["length", 0.001, "millimet(?:re|er)s?|mm|毫米"],
  ["length", 0.01, "centimet(?:re|er)s?|cm|厘米"],
  ["length", 1000, "kilomet(?:re|er)s?|kms?|公里|千米"],
  ["length", 1, "met(?:re|er)s?|m|米"],
  ["length", 1609.344, "miles?|mi|英里"],
  ["length", 0.3048, "feet|foot|ft|英尺"],
  ["length", 0.9144, "yards?|yds?|码"],
  ["length", 0.0254, "inch(?:es)?|in\\.|英寸"],
  ["area", 1e6, "square kilomet(?:re|er)s?|sq\\.? ?km|km2|km\\^2|平方公里|平方千米"],
  ["area", 1, "square met(?:re|er)s?|sq\\.? ?m|sqm|m2|m\\^2|平方米|㎡"],
  ["area", 1e4, "hectares?|ha|公顷"],
  ["area", 666.667, "mu|亩"],
  ["area", 4046.86, "acres?|英亩"],
  ["area", 0.0929, "square feet|sq\\.? ?ft|平方英尺"],
  ["mass", 1e-6, "milligrams?|mg|毫克"],
  ["mass", 1, "kilograms?|kilos?|kgs?|公斤|千克"],
  ["mass", 0.001, "grams?|g|克"],
  ["mass", 1000, "tonnes?|metric tons?|tons?|t|吨"],
  ["mass", 0.4535924, "pounds?|lbs?|磅"],
  ["mass", 0.0283495, "ounces?|oz|盎司"],
  ["volume", 0.001, "millilit(?:re|er)s?|ml|毫升"],
  ["volume", 1, "lit(?:re|er)s?|l|升"],
  ["volume", 3.78541, "gallons?|加仑"],
  ["volume", 1000, "cubic met(?:re|er)s?|m3|立方米"],
  ["bytes", 1e3, "kilobytes?|kb"],
  ["bytes", 1e6, "megabytes?|mb|兆"],
  ["bytes", 1e9, "gigabytes?|gb"],
  ["bytes", 1e12, "terabytes?|tb"],
  ["rate", 1e6, "megabits? per second|mbit/s|mbps"],
  ["rate", 1e9, "gigabits? per second|gbit/s|gbps"],
  ["rate", 1e3, "kilobits? per second|kbit/s|kbps"],
  ["speed", 1, "kilomet(?:re|er)s? (?:per|an) hour|km/h|kmh|kph|公里每小时|公里/小时"],
  ["speed", 1.609344, "miles (?:per|an) hour|mph"],
  ["speed", 3.6, "met(?:re|er)s? per second|m/s"],
  ["power", 1, "watts?|w|瓦"],
  ["power", 1e3, "kilowatts?|kw|千瓦"],
  ["power", 1e6, "megawatts?|mw|兆瓦"],
  ["power", 1e9, "gigawatts?|gw"],
  ["energy", 1, "kilowatt[- ]hours?|kwh|千瓦时|度电"],
  ["energy", 1e3, "megawatt[- ]hours?|mwh"],
  ["celsius", 1, "degrees? (?:celsius|centigrade)|° ?c|°c|摄氏度|℃"],
  ["fahrenheit", 1, "degrees? fahrenheit|° ?f|华氏度|℉"],
  ["sound", 1, "decibels?|db|分贝"],
  ["frequency", 1, "hertz|hz|赫兹"],
  ["frequency", 1e3, "kilohertz|khz"],
  ["frequency", 1e6, "megahertz|mhz"],
  ["voltage", 1, "volts?|v|伏"],
  ["pressure", 1, "pascals?|帕"],
  ["pressure", 100, "millibars?|mbar|hectopascals?|hpa|百帕"],
  ["pressure", 1e3, "kilopascals?|kpa|千帕"],
  ["pressure", 1e5, "bar|巴"],
  ["pressure", 1e6, "megapascals?|mpa|兆帕"],
  ["pressure", 6894.757, "psi"],
  ["labour", 1, "(?:person|man|staff)-months?|人月"],
  ["labour", 12, "(?:person|man|staff)-years?|人年"],
  ["points", 1, "percentage points?|个?百分点"],
  ["points", 0.01, "basis points?|bps?|个?基点"],
];

const compiled = TABLE.map(([kind, factor, forms]) => ({
  unit: { kind, factor },
  pattern: new RegExp(`^[\\s-]?(?:${forms})(?![A-Za-z\\d])`, "i"),
}));

/** The unit a text begins with, after one space or hyphen; the longest spelling wins. */
export function unitAt(text: string): { unit: Unit; length: number } | null {
  let best: { unit: Unit; length: number } | null = null;
  for (const { unit, pattern } of compiled) {
    const length = pattern.exec(text)?.[0].length ?? 0;
    if (length > (best?.length ?? 0)) best = { unit, length };
  }
  return best;
}
