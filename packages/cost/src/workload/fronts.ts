import type { Front } from './workload.ts'

/** Every front, the one without a price of its own first. */
export const fronts: readonly Front[] = ['function-url', 'http-api', 'rest-api', 'alb', 'sqs', 's3']
