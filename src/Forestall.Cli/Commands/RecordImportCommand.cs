using System.CommandLine;
using System.Globalization;
using Forestall.Cli.Output;
using Forestall.Record;
using Forestall.Record.Import;

namespace Forestall.Cli.Commands;

/// <summary><c>forestall record import</c>: makes a record from official downloads, or adds to one.</summary>
internal static class RecordImportCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("import", "Reads files as their publishers give them (CSV, or the zip) into a record: a new one, or one that is there. See docs/record-import.md.");
        var kind = new Argument<string>("KIND") { Description = $"What the files hold: {string.Join(", ", ImportKinds.Names)}." };
        kind.AcceptOnlyFromAmong([.. ImportKinds.Names]);
        var files = new Argument<string[]>("FILE") { Description = "The files, in any order.", Arity = ArgumentArity.OneOrMore };
        var into = new Option<string>("--into") { Description = "Folder of the record; made when it does not exist, added to when it does.", HelpName = "DIR", Required = true };
        var spread = new Option<EventSpread>("--spread") { Description = "Events that span months: start counts them in their first month, days spreads their deaths over their days." };
        command.Add(kind);
        command.Add(files);
        command.Add(into);
        command.Add(spread);
        command.SetAction(parsed =>
        {
            var target = parsed.GetValue(into)!;
            var request = new ImportRequest(ImportKinds.Parse(parsed.GetValue(kind)!), parsed.GetValue(files)!, target, CommonOptions.ReadRecord(parsed)) { Spread = parsed.GetValue(spread) };
            var report = RecordImport.Run(request, p => terminal.Progress($"reading {p.File}", p.Rows, p.Share), terminal.Cancellation);
            terminal.EndProgress();
            foreach (var line in Lines(request.Kind, report, target))
            {
                terminal.Line(line);
            }
        });
        return command;
    }

    private static IEnumerable<string> Lines(ImportKind kind, ImportReport report, string target)
    {
        var what = kind is ImportKind.Ged or ImportKind.GedCandidate or ImportKind.Acled ? "events" : kind == ImportKind.Table ? "rows" : "situation-years";
        var twice = kind is ImportKind.Ged or ImportKind.GedCandidate or ImportKind.Acled ? string.Create(CultureInfo.InvariantCulture, $", left out {report.Duplicates:N0} counted already") : string.Empty;
        var deaths = report.Deaths is { } counted ? string.Create(CultureInfo.InvariantCulture, $"; {counted.Best:N0} deaths (low {counted.Low:N0}, high {counted.High:N0})") : string.Empty;
        yield return string.Create(CultureInfo.InvariantCulture, $"Read {report.Rows:N0} rows: took {report.Taken:N0} {what}{twice}.");
        yield return string.Create(CultureInfo.InvariantCulture, $"They give {report.Situations:N0} {(report.Situations == 1 ? "situation" : "situations")}, {report.From} to {report.To}{deaths}.");
        foreach (var note in report.Notes)
        {
            yield return note;
        }

        yield return report.Created ? $"A new record is in {target}." : $"The record in {target} has been added to.";
    }
}
