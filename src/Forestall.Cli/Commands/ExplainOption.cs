using System.CommandLine;
using Forestall.Cli.Output;

namespace Forestall.Cli.Commands;

/// <summary><c>--explain</c>: under the tables, each number in a sentence.</summary>
internal sealed class ExplainOption
{
    private readonly Option<bool> _explain = new("--explain") { Description = "Say each number in a sentence." };

    public ExplainOption(Command command) => command.Add(_explain);

    /// <summary>The format, unless sentences are wanted in data for programs.</summary>
    public OutputFormat Beside(ParseResult parsed, OutputFormat format) =>
        parsed.GetValue(_explain) && format != OutputFormat.Table
            ? throw new UsageException("--explain goes with tables only; leave --format out, or --explain.")
            : format;

    /// <summary>Says the sentences, if they are wanted.</summary>
    public void Say(ParseResult parsed, Terminal terminal, Func<IEnumerable<string>> sentences)
    {
        if (parsed.GetValue(_explain))
        {
            foreach (var sentence in sentences())
            {
                terminal.Line(sentence);
            }
        }
    }
}
