"""The conflict map: `streamlit run dashboard.py` serves the pages, the API, the static parts and the security headers.

Streamlit runs this file twice: once outside a session to build the server, then once in it for every run of a page.
"""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

if get_script_run_ctx(suppress_warning=True) is None:
    from conflictmap.ui.rtl import stylesheet
    from conflictmap.web.server import middleware, routes

    app = st.App(__file__, routes=routes(), middleware=middleware(stylesheet()))
else:
    from conflictmap.ui.shell import run

    run()
