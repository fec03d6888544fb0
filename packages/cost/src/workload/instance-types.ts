import { InferryError } from '@inferry/core'

/** The machine behind an instance type. */
export interface InstanceType {
  readonly vcpus: number
  readonly memoryGb: number
}

/** Instances without a GPU. Source: "Amazon EC2 instance types", of the same names without `ml.`. */
const instanceTypes: Readonly<Record<string, InstanceType>> = {
  'ml.t2.medium': { vcpus: 2, memoryGb: 4 },
  'ml.t2.large': { vcpus: 2, memoryGb: 8 },
  'ml.t2.xlarge': { vcpus: 4, memoryGb: 16 },
  'ml.m5.large': { vcpus: 2, memoryGb: 8 },
  'ml.m5.xlarge': { vcpus: 4, memoryGb: 16 },
  'ml.m5.2xlarge': { vcpus: 8, memoryGb: 32 },
  'ml.c5.large': { vcpus: 2, memoryGb: 4 },
  'ml.c5.xlarge': { vcpus: 4, memoryGb: 8 },
  'ml.c5.2xlarge': { vcpus: 8, memoryGb: 16 },
}

/** The machine of this name. Throws `INVALID_CONFIGURATION` with the field for one that is not known. */
export function instanceTypeOf(name: string, field: string): InstanceType {
  const found = Object.hasOwn(instanceTypes, name) ? instanceTypes[name] : undefined
  if (found !== undefined) return found
  const known = Object.keys(instanceTypes).join(', ')
  const message = `${field} is ${JSON.stringify(name)}, expected one of ${known}`
  throw new InferryError('INVALID_CONFIGURATION', message, { location: { field } })
}
