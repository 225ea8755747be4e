using System.CommandLine;
using System.CommandLine.Invocation;
using Forestall.Brief;
using Forestall.Cli.Output;

namespace Forestall.Cli.Commands;

/// <summary><c>--out</c> of commands that print several tables: those it prints, each under the line above it.</summary>
internal static class PrintedTables
{
    /// <summary>Gives a command <c>--out</c> where it has none.</summary>
    public static void Attach(Command command, Terminal terminal)
    {
        if (command.Options.All(static o => o.Name != "--out") && command.Action is SynchronousCommandLineAction action)
        {
            var file = new Option<string?>("--out") { Description = "Also write the tables to this file, ready to publish: .html, .docx (Word) or .csv (the first).", HelpName = "FILE" };
            command.Add(file);
            command.Action = new PublishingAction(action, file, terminal);
        }
    }

    private sealed class PublishingAction(SynchronousCommandLineAction action, Option<string?> file, Terminal terminal) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            terminal.Tables.Clear();
            var code = action.Invoke(parseResult);
            if (code == App.Done && parseResult.GetValue(file) is { } path)
            {
                PublishedTable.Save(path, terminal.Tables.Count > 0 ? terminal.Tables : throw new UsageException("--out writes the tables that are printed; leave --format out."));
            }

            return code;
        }
    }
}

/// <summary>What every command of lessons can do with its results beside printing them: publish tables, draw a picture, say each number in a sentence.</summary>
internal sealed class LessonsOutput
{
    private readonly Option<OutputFormat> _format = CommonOptions.Format();
    private readonly Option<string?> _out = new("--out") { Description = "Also write the tables to this file, ready to publish: .html, .docx (Word) or .csv.", HelpName = "FILE" };
    private readonly Option<string?> _plot = new("--plot") { HelpName = "FILE" };
    private readonly ExplainOption _explain;
    private readonly bool _plots;

    /// <summary>Adds the options; without <paramref name="plot"/>, a sentence that says what the picture shows, there is no picture.</summary>
    public LessonsOutput(Command command, string? plot)
    {
        command.Add(_format);
        command.Add(_out);
        _plots = plot is not null;
        if (plot is not null)
        {
            _plot.Description = $"Also draw {plot} to this file: .svg or .png.";
            command.Add(_plot);
        }

        _explain = new(command);
    }

    /// <summary>How to print.</summary>
    public OutputFormat Format(ParseResult parsed) => _explain.Beside(parsed, parsed.GetValue(_format));

    /// <summary>Does what was asked for beside printing.</summary>
    public void Finish(Terminal terminal, ParseResult parsed, Func<IReadOnlyList<PublishedTable>> tables, Func<Picture>? picture, Func<IEnumerable<string>> sentences)
    {
        _explain.Say(parsed, terminal, sentences);
        if (parsed.GetValue(_out) is { } table)
        {
            PublishedTable.Save(table, tables());
        }

        if (_plots && picture is not null && parsed.GetValue(_plot) is { } plot)
        {
            picture().Save(plot);
        }
    }
}
