# JupyterLab with the kernel "LR Lab (TypeScript)" and nbgitpuller, for JupyterHub or for one machine. The site's page /run/ says how to use it.
#
#   docker build --tag lr-lab .
#   docker run --rm --publish 127.0.0.1:8888:8888 lr-lab

FROM node:22.21.1-bookworm-slim AS kernel
# The pinned Node is linked against libatomic, which slim systems leave out.
RUN apt-get update && apt-get install --yes --no-install-recommends libatomic1
WORKDIR /opt/lrlab
COPY .npmrc package.json package-lock.json ./
COPY .binder .binder
COPY src src
RUN .binder/makeKernel

FROM quay.io/jupyter/base-notebook:2026-07-28
USER root
# libatomic1: for the kernel's Node, as above. git: for nbgitpuller.
RUN apt-get update && \
    apt-get install --yes --no-install-recommends git libatomic1 && \
    apt-get clean && rm -rf /var/lib/apt/lists/*
COPY .binder/requirements.txt /tmp/requirements.txt
# JupyterLab asks nobody whether it may fetch news: as with `npm run lab`.
RUN pip install --no-cache-dir --requirement /tmp/requirements.txt && \
    rm /tmp/requirements.txt && \
    jupyter labextension disable "@jupyterlab/apputils-extension:announcements" && \
    fix-permissions "${CONDA_DIR}"
# Above the home folder, which a hub mounts over, and root's: learners share it and cannot change it.
COPY --from=kernel /opt/lrlab /opt/lrlab
RUN /opt/lrlab/node_modules/node/bin/node /opt/lrlab/src/cli/bin.mjs kernel install --prefix "${CONDA_DIR}"
USER ${NB_UID}
# For one machine. On a hub the learner's own folder is mounted here, and nbgitpuller fills it.
COPY --chown=${NB_UID}:${NB_GID} notebooks notebooks
