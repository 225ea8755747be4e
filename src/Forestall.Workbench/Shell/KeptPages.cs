using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.DependencyInjection;

namespace Forestall.Workbench.Shell;

/// <summary>Pages that follow from their address and the record alone are kept as they were sent, compressed, for the next who reads them.</summary>
/// <remarks>A page says that it is such a one by <c>@attribute [OutputCache(PolicyName = KeptPages.Policy)]</c>. What failed, holds a form with a token or shows something <see cref="UnderWay"/> is not kept.</remarks>
internal static class KeptPages
{
    public const string Policy = "kept";
    private const long Memory = 128 * 1024 * 1024;
    private const long LargestPage = 4 * 1024 * 1024;

    public static void Add(IServiceCollection services) => services.AddOutputCache(static options =>
    {
        options.SizeLimit = Memory;
        options.MaximumBodySize = LargestPage;
        options.AddPolicy(Policy, static policy => policy.SetVaryByHeader("Accept-Encoding").Expire(Forever));
    });

    /// <summary>The record does not change while the workbench is open.</summary>
    private static TimeSpan Forever { get; } = TimeSpan.FromDays(3650);

    /// <summary>Says that the answer holds something that will soon be otherwise.</summary>
    public static void DoNotKeep(HttpContext context)
    {
        if (context.Features.Get<IOutputCacheFeature>() is { } feature)
        {
            feature.Context.AllowCacheStorage = false;
        }
    }
}
