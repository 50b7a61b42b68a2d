/** Characters (UTF-16 units, as sent) that the body of a rule cannot exceed. */
export const longestRule = 3072;
