"""The conflict map: `streamlit run dashboard.py` serves the pages, the API, the static parts and the security headers.

Streamlit runs this file twice: once outside a session to build the server, then once in it for every run of a page.
"""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

if get_script_run_ctx(suppress_warning=True) is None:
    from streamlit.runtime.pages_manager import PagesManager

    from conflictmap.ui.rtl import stylesheet
    from conflictmap.web.server import middleware, routes

    # else the first visitor of a page other than the map would see the folder's file names as a menu
    PagesManager.uses_pages_directory = False
    app = st.App(__file__, routes=routes(), middleware=middleware(stylesheet()))
else:
    from conflictmap.ui.shell import run

    run()
