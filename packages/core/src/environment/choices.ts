/** Where a model runs, as settings say it: beside the event loop's work, in a process of its own, or as its warm-up tells. */
export const executions = ['auto', 'inline', 'isolated'] as const

/** Of pino's, from the one that tells the most. */
export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const
