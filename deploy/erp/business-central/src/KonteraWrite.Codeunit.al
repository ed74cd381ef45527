/// Writes one proposal, all of it or nothing.
codeunit 50101 "Kontera Write"
{
    Access = Internal;

    var
        Proposal: JsonObject;

    trigger OnRun()
    var
        KonteraCoding: Codeunit "Kontera Coding";
    begin
        KonteraCoding.Write(Proposal);
    end;

    procedure SetProposal(NewProposal: JsonObject)
    begin
        Proposal := NewProposal;
    end;
}
