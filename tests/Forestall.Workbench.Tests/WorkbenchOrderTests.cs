using Forestall.Store;

namespace Forestall.Workbench.Tests;

/// <summary>The workbench may use the rooms and the store; neither knows of it, and it knows nothing of the command line.</summary>
public sealed class WorkbenchOrderTests
{
    [Fact]
    public void Rooms_and_store_do_not_know_the_workbench_or_the_web()
    {
        foreach (var assembly in new[] { typeof(Month).Assembly, typeof(Journal).Assembly })
        {
            Assert.DoesNotContain(assembly.GetReferencedAssemblies(), static a => a.Name!.StartsWith("Forestall.Workbench", StringComparison.Ordinal) || a.Name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_workbench_does_not_know_the_command_line() =>
        Assert.DoesNotContain(typeof(WorkbenchServer).Assembly.GetReferencedAssemblies(), static a => a.Name is "Forestall.Cli" or "System.CommandLine" or "Spectre.Console");
}
