# Dependencies of the running product only, installed once and copied.
FROM node:24-slim AS dependencies
WORKDIR /usher
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --omit=optional && npm cache clean --force

FROM node:24-slim
ENV NODE_ENV=production
WORKDIR /usher
COPY --from=dependencies /usher/node_modules ./node_modules
COPY package.json ./
COPY cards ./cards
COPY src ./src
COPY scripts/auditVerify.ts ./scripts/
# The embedded store's folder, should no DATABASE_URL be set; mount a volume over it.
RUN mkdir /data && chown node:node /data
ENV DATA_DIR=/data
# What Node compiled once is kept for the next start.
ENV NODE_COMPILE_CACHE=/data/compiled
USER node
EXPOSE 3978
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT ?? 3978}/healthz`, { signal: AbortSignal.timeout(4000) }).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Node itself, and no shell or npm around it: SIGTERM reaches Usher, which then drains.
CMD ["node", "src/index.ts"]
