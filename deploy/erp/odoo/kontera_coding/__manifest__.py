{
    "name": "Kontera Coding",
    "summary": "Account and tax suggestions on vendor bills",
    "version": "18.0.0.1.0",
    "license": "Other OSI approved licence",
    "author": "Kontera",
    "category": "Accounting/Accounting",
    "depends": ["account"],
    "data": [
        "security/kontera_groups.xml",
        "views/account_move_views.xml",
    ],
    "assets": {
        "web.assets_backend": [
            "kontera_coding/static/src/connect-kontera.js",
            "kontera_coding/static/src/coding-action.js",
            "kontera_coding/static/src/coding-action.xml",
        ],
    },
}
