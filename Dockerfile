# The operator's and the webhook's images.
#
#   docker build --target operator -t pyops-operator:0.1.0 .
#   docker build --target webhook -t pyops-webhook:0.1.0 .
#
# The bases may be others: with a shell or without, as long as they bring what their names say. The operator's brings time zones, too.
# The analyzers are for who writes the code, and have had their say. Packages come as the secret `nuget`, a NuGet.Config, says; without one from nuget.org.
ARG SDK_BASE=mcr.microsoft.com/dotnet/sdk:10.0
ARG OPERATOR_BASE=mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra
ARG WEBHOOK_BASE=mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled

FROM ${SDK_BASE} AS operator-build
# CI: restores by the lock files
ENV CI=true HOME=/build DOTNET_NOLOGO=true DOTNET_CLI_TELEMETRY_OPTOUT=true
WORKDIR /build/source
COPY . .
RUN --mount=type=secret,id=nuget,target=/build/.nuget/NuGet/NuGet.Config \
    dotnet publish src/Operator --configuration Release --runtime linux-x64 --self-contained false \
      -p:PublishReadyToRun=true -p:DebugType=none -p:GenerateDocumentationFile=false -p:RunAnalyzers=false --output /app

FROM ${SDK_BASE} AS webhook-build
# What the linking of a native binary needs.
RUN command -v clang >/dev/null || { apt-get update && apt-get install -y --no-install-recommends clang zlib1g-dev; }
ENV CI=true HOME=/build DOTNET_NOLOGO=true DOTNET_CLI_TELEMETRY_OPTOUT=true
WORKDIR /build/source
COPY . .
RUN --mount=type=secret,id=nuget,target=/build/.nuget/NuGet/NuGet.Config \
    dotnet publish src/Webhooks --configuration Release --runtime linux-x64 \
      -p:GenerateDocumentationFile=false -p:RunAnalyzers=false --output /published \
 && mkdir /app && cp /published/pyops-webhook /app/

FROM ${OPERATOR_BASE} AS operator
ARG VERSION=0.1.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="pyops-operator" org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.description="Kubernetes operator for Python services"
COPY --from=operator-build /app /app
# The root may be read-only: the runtime writes nothing, not even its diagnostics' socket.
ENV DOTNET_EnableDiagnostics=0 DOTNET_RUNNING_IN_CONTAINER=true
USER 65532:65532
ENTRYPOINT ["/app/pyops-operator"]
CMD []

FROM ${WEBHOOK_BASE} AS webhook
ARG VERSION=0.1.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="pyops-webhook" org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.description="Admission webhook of PyOps"
COPY --from=webhook-build /app /app
USER 65532:65532
ENTRYPOINT ["/app/pyops-webhook"]
CMD []
