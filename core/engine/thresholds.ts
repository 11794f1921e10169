// How sure is sure enough. Fitted on cross-validated phrasings, see README.

/** From here on an entry is answered outright. */
export const ANSWER = 0.55;
/** From here on entries are offered to choose from. */
export const CLARIFY = 0.25;
/** An alternative this much less likely than the best is not offered. */
export const OFFER_SHARE = 0.12;
