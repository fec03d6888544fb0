import type { TransformJob } from '../job/definition.ts'

/** What a field of a job is called where whoever runs the job sets it, such as `--csv-header`; for messages. */
export type SettingName = (field: keyof TransformJob) => string

/** Where the job was made in code. */
export const fieldName: SettingName = (field) => field
