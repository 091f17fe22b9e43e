const DOLLARS = ["USD", "AUD", "CAD", "HKD", "SGD", "NZD"];
const CURRENCIES: readonly (readonly [readonly string[], string])[] = [
  [["USD"], "US\\$|USD|U\\.?S\\.? dollars?|美元|美金"],
  [["AUD"], "A\\$|AUD|Australian dollars?|澳元"],
  [["CAD"], "C\\$|CAD|Canadian dollars?|加元"],
  [["HKD"], "HK\\$|HKD|Hong Kong dollars?|港元|港币"],
  [["EUR"], "€|EUR|euros?|欧元"],
  [["GBP"], "£|GBP|pounds sterling|pounds?|英镑"],
  [["CHF"], "CHF|(?:Swiss )?francs?|瑞士法郎"],
  [["JPY"], "JPY|yen|日元"],
  [["CNY"], "RMB|CNY|yuan|renminbi|kuai|人民币|元|块钱?"],
  [["CNY", "JPY"], "¥"],
  [["KRW"], "KRW|₩|won(?! by)|韩元"],
  [["PLN"], "PLN|zlotys?|złoty(?:ch)?|兹罗提"],
  [["SEK"], "SEK|Swedish kron(?:a|or)|瑞典克朗"],
  [["NOK"], "NOK|Norwegian kron(?:e|er)|挪威克朗"],
  [["DKK"], "DKK|Danish kron(?:e|er)|丹麦克朗"],
  [["CZK"], "CZK|Czech (?:crowns?|koruna)"],
  [["ISK"], "ISK|Icelandic kron(?:a|ur)"],
  [["SEK", "NOK", "DKK", "CZK", "ISK"], "kron(?:a|or|e|er|ur)|crowns?|koruna|kr|克朗"],
  [["ZAR"], "ZAR|R(?=\\s?$)|(?:South African )?rands?|兰特"],
  [["BRL"], "BRL|R\\$|reais|雷亚尔"],
  [["MXN"], "MXN|(?:Mexican )?pesos?"],
  [["THB"], "THB|baht|泰铢"],
  [["ILS"], "ILS|₪|shekels?"],
  [["NGN"], "NGN|₦|naira"],
  [["KES"], "KES|KSh|(?:Kenyan )?shillings?"],
  [["AED"], "AED|dirhams?"],
  [["SAR"], "SAR|riyals?"],
  [["SGD"], "S\\$|SGD|Singapore dollars?|新加坡元"],
  [["NZD"], "NZ\\$|NZD|New Zealand dollars?"],
  [["HUF"], "HUF|forints?"],
  [["TRY"], "TRY|lira"],
  [["RUB"], "RUB|roubles?|rubles?|卢布"],
  [["INR"], "₹|INR|Rs\\.?|rupees?|卢比"],
  [DOLLARS, "\\$|dollars?"],
];
const MINOR: readonly (readonly [readonly string[], string])[] = [
  [[...DOLLARS, "EUR"], "cents?"],
  [["GBP"], "pence|penny|p"],
];
/** Signs, codes and names of money right before a number, with the ISO codes they may stand for. */
export const currencyBefore = CURRENCIES.map(([codes, p]) => ({
  codes,
  pattern: new RegExp(`(?<![A-Za-z])(?:${p})\\s?$`, "i"),
}));
/** The same right behind a number. */
export const currencyAfter = CURRENCIES.map(([codes, p]) => ({
  codes,
  pattern: new RegExp(`^[\\s-]?(?:${p})(?![A-Za-z])`, "i"),
}));
/** A hundredth of the money, right behind a number. */
export const coin = MINOR.map(([codes, p]) => ({
  codes,
  pattern: new RegExp(`^\\s?(?:${p})(?![A-Za-z])`, "i"),
}));
