using System.CommandLine;
using System.Security.Cryptography;
using Forestall.Brief.Documents;
using Forestall.Brief.Situations;
using Forestall.Cli.Output;
using Forestall.Dilemmas.Appraisals;
using Forestall.Doctrine.Planning;
using Forestall.Doctrine.Reading;
using static System.FormattableString;

namespace Forestall.Cli.Commands;

/// <summary><c>forestall brief</c>: one situation on a page to decide on, with annexes to check it by.</summary>
internal static class BriefCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("brief", "Writes a brief for one situation: one page a minister reads, then the annexes an adviser checks: the warning and how reliable such warnings had been, what was missed in comparable episodes, strategies with outcomes and deadlines, the three axes with dissent, sources. Example: forestall brief Kosovo --as-of 1998-06 --out brief.pdf");
        var name = new Argument<string>("SITUATION") { Description = "Code, name or theatre, such as ETH, Ethiopia or Kosovo." };
        var asOf = CommonOptions.MonthOption("--as-of", "The month at whose end the brief is made: nothing later is looked at. The last one possible when left out.");
        var strategies = new Option<string[]>("--strategy")
        {
            Description = $"A strategy: a file, or one of {string.Join(", ", DoctrineFiles.BuiltInStrategyNames)}; give it several times. All three when left out. To do nothing further is always compared.",
            HelpName = "FILE|NAME",
        };
        var appraisals = new Option<string[]>("--appraisal") { Description = "A file of appraisals (forestall appraise); give it several times. Without one the brief says that nobody has appraised.", HelpName = "FILE" };
        var draws = new Option<int>("--draws") { Description = "How many draws of the plan: a multiple of 1,000.", HelpName = "N", DefaultValueFactory = static _ => PlanSettings.DefaultDraws };
        var seed = new Option<ulong>("--seed") { Description = "Seed of all luck; the same seed gives the same brief.", HelpName = "N", DefaultValueFactory = static _ => 1 };
        var instruments = DoctrineCommand.InstrumentsOption();
        var paper = CommonOptions.Choice("--paper", "The paper of PDF and Word; HTML prints on either.", PaperSize.A4);
        var outputs = new Option<string[]>("--out") { Description = $"Where it is written; the ending says how: {string.Join(", ", BriefFile.Endings)}. Give it several times to write several at once. brief.html when left out.", HelpName = "FILE" };
        command.Add(name);
        foreach (var option in (Option[])[asOf, strategies, appraisals, draws, seed, instruments, paper, outputs])
        {
            command.Add(option);
        }

        command.SetAction(parsed =>
        {
            var settings = new PlanSettings { Draws = parsed.GetValue(draws), Seed = parsed.GetValue(seed) };
            if (settings.Draws is < 1 or > PlanSettings.MostDraws || settings.Draws % 1000 != 0)
            {
                throw new UsageException(Invariant($"choose --draws from 1,000 to {PlanSettings.MostDraws:N0}, a multiple of 1,000."));
            }

            var paths = parsed.GetValue(outputs) is { Length: > 0 } given ? given : ["brief.html"];
            foreach (var path in paths)
            {
                Check(path);
            }

            var record = CommonOptions.ReadRecord(parsed);
            var set = DoctrineCommand.ReadInstruments(parsed, instruments);
            var names = parsed.GetValue(strategies) is { Length: > 0 } chosen ? chosen : [.. DoctrineFiles.BuiltInStrategyNames];
            var situation = record.Find(parsed.GetValue(name)!);
            var document = SituationBrief.Of(
                new BriefRequest
                {
                    Record = record,
                    Curated = CommonOptions.ReadCurated(parsed),
                    History = WarnOptions.Kept(record, parsed),
                    Situation = situation,
                    Name = parsed.GetValue(name)!,
                    AsOf = parsed.GetValue(asOf),
                    Instruments = set,
                    Strategies = [.. names.Select(n => DoctrineFiles.FindStrategy(n, set))],
                    Plan = settings,
                    Appraisals = [.. (parsed.GetValue(appraisals) ?? []).Select(Read)],
                    Threads = Environment.ProcessorCount,
                    Command = Words(parsed, outputs),
                },
                (what, share) => Progress(terminal, what, share),
                terminal.Cancellation);
            foreach (var path in paths)
            {
                BriefFile.Write(path, document, parsed.GetValue(paper));
            }

            terminal.EndProgress();
            foreach (var path in paths)
            {
                terminal.Line($"{path}: {document.Title}. {document.Standing}.");
            }
        });
        return command;
    }

    private static void Check(string path)
    {
        try
        {
            BriefFile.CheckedEnding(path);
        }
        catch (InputException e)
        {
            throw new UsageException(e.Message);
        }

        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
        {
            throw new InputException($"{path} cannot be written: there is no folder {folder}; make it or choose another place with --out.");
        }
    }

    private static AppraisalSource Read(string path)
    {
        var book = AppraisalFiles.Read(path);
        return new AppraisalSource(Path.GetFileName(path), Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))), book);
    }

    /// <summary>The command as it was given, in words a shell reads back, without the names of the files it writes: every form holds the same.</summary>
    private static string Words(ParseResult parsed, Option<string[]> outputs)
    {
        var files = parsed.GetValue(outputs) ?? [];
        var words = parsed.Tokens.Select(static t => t.Value).Where(t => t != outputs.Name && !files.Contains(t, StringComparer.Ordinal));
        return string.Join(' ', words.Select(Quoted).Prepend("forestall"));
    }

    private static string Quoted(string word) =>
        word.All(static c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or '/' or '=' or ',' or ':') ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static void Progress(Terminal terminal, string what, double? share)
    {
        if (terminal.Cancellation.IsCancellationRequested)
        {
            return;
        }

        if (share is { } done)
        {
            terminal.Progress(what, done);
        }
        else
        {
            terminal.Progress(what);
        }
    }
}
