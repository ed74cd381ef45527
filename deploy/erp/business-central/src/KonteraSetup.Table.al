/// Where Kontera is and how its token is fetched; one record a company.
table 50100 "Kontera Setup"
{
    Caption = 'Kontera Setup';
    DataClassification = CustomerContent;

    fields
    {
        field(1; "Primary Key"; Code[10]) { Caption = 'Primary Key'; }
        /// https://kontera.example.com, without a path.
        field(2; Origin; Text[250]) { Caption = 'Origin'; }
        field(3; "Tenant Id"; Text[40]) { Caption = 'Tenant Id'; }
        /// Where this company's own service gives out short-lived tokens for the user.
        field(4; "Token URL"; Text[250]) { Caption = 'Token URL'; }
        /// Business Central's name for the dimension that Kontera calls cost_centre.
        field(5; "Cost Centre Dimension"; Code[20]) { Caption = 'Cost Centre Dimension'; TableRelation = Dimension; }
    }

    keys
    {
        key(PK; "Primary Key") { Clustered = true; }
    }
}
