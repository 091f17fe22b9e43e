/** What stands before a number that names one of several things and counts nothing: "room 5", "Article 5". */
export const LABEL =
  /(?:extension|channel|annex|appendix|article|section|clause|form|room|number|no\.?|class|level|page|chapter|paragraph|rule|floor|line|version|series|step|stage|grade|part|phase|item|zone|gate|platform|table|figure)s? $/i;
