/** The shared grammar of short questions. Pure. */

export const withoutEnd = (text: string): string => text.trim().replace(/[?？!！.。…\s]+$/u, "");

export const decapitalised = (text: string): string =>
  /^[A-Z][a-z' ]/u.test(text) && !/^I\b/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
