/** SageMaker's limit of a real-time request, and Lambda's of an event, in bytes. */
export const defaultBodyLimit = 6 * 1024 * 1024
