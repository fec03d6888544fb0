import swaggerUi from '@fastify/swagger-ui'
import type { FastifyPluginAsync } from 'fastify'
import fp from 'fastify-plugin'

/** Where the doors serve the document. */
const url = '/openapi.json'

/** Where the page is. */
const page = '/docs'

/** Without the bar at the top: it chooses among documents, and there is one. */
const style = '.swagger-ui .topbar { display: none }'

/**
 * `/docs`: Swagger UI, from files of this server, on the document that the doors serve. The UI's plugin wants
 * `@fastify/swagger`, which makes documents from route schemas; ours is made from the models, so a plugin of that
 * name points to it. `/` leads to the page, for whoever opens the server in a browser.
 */
export const docsPage: FastifyPluginAsync = async (server) => {
  const document = async () => {
    server.decorate('swagger', () => ({ $ref: url }))
  }
  await server.register(fp(document, { name: '@fastify/swagger' }))
  await server.register(swaggerUi, {
    routePrefix: page,
    staticCSP: "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'",
    theme: { title: 'Inferry', css: [{ filename: 'inferry.css', content: style }] },
    // With the shared layout the UI reads `urls` before the address that its plugin insists on.
    uiConfig: { urls: [{ url, name: 'Inferry' }], docExpansion: 'list', tryItOutEnabled: true } as object,
  })
  server.get('/', (_request, reply) => reply.redirect(page))
}
