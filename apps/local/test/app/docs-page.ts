import Fastify from 'fastify'
import t from 'tap'
import { docsPage } from '../../src/app/docs-page.ts'

t.test('all of it comes from this server', async (t) => {
  const server = Fastify()
  t.teardown(() => server.close())
  await server.register(docsPage)
  const page = await server.inject('/docs')
  t.equal(page.statusCode, 200)
  t.match(page.headers['content-security-policy'], /default-src 'self'/)
  const links = [...page.payload.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link]) => link as string)
  t.ok(links.length >= 6)
  for (const link of links) {
    t.match(link, /^\.?\/(docs\/)?static\//)
    t.equal((await server.inject(link.replace(/^\./, '/docs'))).statusCode, 200, link)
  }
  const start = await server.inject('/docs/static/swagger-initializer.js')
  t.match(start.payload, '"urls":[{"url":"/openapi.json"')
  t.match(start.payload, 'validatorUrl: null')
  t.same((await server.inject('/docs/json')).json(), { $ref: '/openapi.json' })
})

t.test('who opens the server in a browser is led to it', async (t) => {
  const server = Fastify()
  t.teardown(() => server.close())
  await server.register(docsPage)
  const { statusCode, headers } = await server.inject('/')
  t.equal(statusCode, 302)
  t.equal(headers.location, '/docs')
})
