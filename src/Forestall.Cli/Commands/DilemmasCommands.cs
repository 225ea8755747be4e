using System.CommandLine;
using Forestall.Cli.Output;

namespace Forestall.Cli.Commands;

/// <summary>The commands about dilemmas: <c>forestall appraise</c>, <c>forestall weigh</c> and <c>forestall sort</c>.</summary>
internal static class DilemmasCommands
{
    public static void AddTo(Command root, Terminal terminal)
    {
        root.Add(AppraiseCommand.Create(terminal));
        root.Add(WeighCommand.Create(terminal));
        root.Add(SortCommand.Create(terminal));
    }
}
