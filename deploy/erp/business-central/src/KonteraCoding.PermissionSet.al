/// What an accountant needs for Kontera beside the rights on purchase invoices, which stay as they are.
permissionset 50100 "Kontera Coding"
{
    Caption = 'Kontera Coding';
    Assignable = true;
    Permissions = tabledata "Kontera Setup" = R,
        table "Kontera Setup" = X,
        codeunit "Kontera Coding" = X,
        codeunit "Kontera Write" = X,
        codeunit "Kontera Token" = X;
}
