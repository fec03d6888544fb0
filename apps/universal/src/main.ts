#!/usr/bin/env node
/** One image for every target: starts the app of the role that it wakes up in, and loads no other. */
import { chooseRole, type Role } from './choose-role.ts'

const roles: Readonly<Record<Role, () => Promise<unknown>>> = {
  lambda: () => import('./run-lambda.ts'),
  sagemaker: () => import('@inferry/app-sagemaker/main'),
  fargate: () => import('@inferry/app-fargate/main'),
  local: () => import('@inferry/app-local/main'),
}

const role = chosen()
await roles[role]()

function chosen(): Role {
  try {
    return chooseRole(process.argv.slice(2), process.env)
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`)
    process.exit(2)
  }
}
