using Forestall.Workbench.Shell;
using Microsoft.Extensions.DependencyInjection;

namespace Forestall.Workbench.Lab;

/// <summary>What the doctrine lab brings.</summary>
internal static class LabServices
{
    public static void Add(IServiceCollection services, FigureShelf shelf)
    {
        services.AddSingleton<LabBench>();
        services.AddSingleton<ReplayJobs>();
        services.AddSingleton<StoryJobs>();
        services.AddSingleton<BelieveJobs>();
        services.AddSingleton<SensitivityJobs>();
        services.AddSingleton<DefaultReplay>();
        LabFigures.AddTo(shelf);
    }
}
