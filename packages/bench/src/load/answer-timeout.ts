/** Seconds for an answer to be there whole. */
export const answerTimeout = 30

/** The fault of one that was not. */
export const noAnswer = `no answer within ${answerTimeout} s`
